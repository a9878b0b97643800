// Excalidraw, the app of a blank drawing: a program of the same class that also keeps its work in the browser.
import { Excalidraw } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

createRoot(document.getElementById('peer')).render(createElement(Excalidraw));
